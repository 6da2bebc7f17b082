package lyceum.ai.offline;

/** How far a sentence can do without those around it. */
enum Standing {
    /** It can be quoted by itself. */
    ALONE,
    /** It can open a paragraph. */
    OPENS,
    /** It refers to the sentence before it, and needs it. */
    FLOWS,
    /** It is not a sentence of prose, or it points at something that a lesson does not have. */
    UNUSABLE
}
