package io.jenkins.plugins.kakaomemo.kakao;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Where one account's grant is kept between two refreshes. */
public interface TokenStore {

    /**
     * The grant as it stands now. Cheap: it is asked for before every call.
     *
     * @throws IOException if it cannot be read
     */
    Grant grant() throws IOException;

    /**
     * An access token that outlived the process which got it, for stores of processes too short-lived to keep one in
     * memory.
     *
     * @throws IOException if it cannot be read
     */
    default Optional<AccessToken> accessToken() throws IOException {
        return Optional.empty();
    }

    /**
     * Keeps what a refresh brought. On return {@code current} survives a crash; only then is the access token used.
     *
     * @param replaced the grant that was used
     * @param current the grant to use from now on; equal to {@code replaced} unless Kakao issued a new refresh token
     * @param accessToken the access token of the same answer
     * @throws IOException if it could not be kept; it is then offered again before anything else is tried
     */
    void keep(Grant replaced, Grant current, AccessToken accessToken) throws IOException;

    /**
     * Keeps other processes from refreshing until closed.
     *
     * @throws IOException if the lock cannot be had
     */
    default Closeable lock() throws IOException {
        return () -> {};
    }
}
