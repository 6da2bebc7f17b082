package lyceum.accounts.passwords;

/** The algorithm itself (RFC 9106), version 0x13. */
interface Argon2id {
    /**
     * The hash of a password.
     *
     * @param memoryKib memory in KiB
     * @param passes how often the memory is gone over
     * @param lanes how many parts are filled independently
     */
    byte[] hash(byte[] password, byte[] salt, int memoryKib, int passes, int lanes);

    /** What hashes, for the log at start. */
    String name();
}
