package lyceum.performance.intake;

/** 64 bits that tell texts apart: two of a million differ but for one case in thirty million. */
final class Hash {
    private Hash() {}

    /** FNV-1a with the last mix of SplitMix64, so that near texts end far apart. */
    static long of(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
