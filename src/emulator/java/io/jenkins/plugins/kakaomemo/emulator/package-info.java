/**
 * A local server that answers as Kakao's auth and API hosts do, for tests and demonstrations. It knows
 * nothing of the client it tests.
 */
package io.jenkins.plugins.kakaomemo.emulator;
