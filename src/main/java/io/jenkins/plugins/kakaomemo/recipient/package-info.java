/** To whom a memo goes: {@code to: [account('id'), requester(), ...]}, and the chats that this comes to for one build. */
package io.jenkins.plugins.kakaomemo.recipient;
