/** What happens to a memo between "please send" and "sent". */
package io.jenkins.plugins.kakaomemo.delivery;
