package lyceum.contract.courses;

/** Bodies shown in the documentation and run as tests. */
final class Examples {
    static final String GENERATE = """
            {
              "brief": {
                "title": "Photosynthesis",
                "audience": "pupils of 14 years",
                "level": "beginner",
                "language": "en",
                "goals": ["Explain where a plant's sugar comes from"]
              },
              "sources": [
                {
                  "title": "How plants feed themselves",
                  "text": "Photosynthesis is the process by which green plants turn light into chemical energy. It takes place in the chloroplasts, small bodies inside the cells of a leaf. Chlorophyll is the green pigment that absorbs the light. The energy of the light splits water into hydrogen and oxygen. The oxygen leaves the leaf through its stomata. Stomata are small pores, mostly on the underside of a leaf. The plant joins the hydrogen with carbon dioxide from the air and makes glucose. Glucose is a sugar that stores the energy. The plant burns glucose when it needs energy, and builds cellulose and starch from it. Cellulose is the material of its cell walls. Starch is its store for the night and the winter."
                }
              ]
            }
            """;

    static final String UPLOAD = """
            {"name": "handbook.pdf", "media_type": "application/pdf", "bytes": 482113}
            """;

    static final String COURSE = """
            {
              "title": "Functions",
              "audience": "people who write their first programs",
              "level": "beginner",
              "language": "en",
              "goals": ["Write and call a function"],
              "modules": []
            }
            """;

    private Examples() {}
}
