package lyceum.ai.offline;

import java.util.Set;

/** Words that say nothing about a subject. */
final class StopWords {
    private static final Set<String> WORDS = Set.of("""
            a about above according actual actually after again all allow allows almost along already also although always am
            among an and another any anything are around as ask at available away back bad basic be became because become
            becomes been before being below best better between both bring but by call called calls came can cannot case
            cases certain change clear clearly come comes common commonly complete consider contain contains correct could
            course current different do does doing done due during each easily easy effect either else end enough entire
            even ever every everything exactly example examples fact far few find first follow following follows for form
            found from full further gave general generally get gets give given gives go goes going good great had has have
            having he hence her here him his how however i idea if important in include included includes including
            indeed instance instead into is it its itself just keep kind kinds know known large larger largest last later
            latter least less let level like likely little long look lot made main mainly make makes making many may me
            mean means might more most much must my name named near nearly necessary need needed needs never new next no
            normal normally not note nothing now number of off often old on once one ones only onto or order ordinary other
            others our out over own part particular parts per perhaps place point points possible present previous
            probably problem problems provide provided provides put quite rather real really reason reasons related
            relatively require required requires result results right said same say says second see seem seems seen
            several shall she short should show shown shows similar similarly simple simply since single small so some
            something sometimes soon sort special specific start still such sure take taken takes tell than that the their
            them themselves then there therefore these they thing things third this those though through thus time times
            to today together too took toward true try turn two three four five type types under unless until up upon us use used
            useful user users uses using usual usually value values various very want wants was way ways we well went were what when
            where whether which while who whole whose why will with within without work works would yes yet you your
            """.strip().split("\\s+"));

    private StopWords() {}

    static boolean contains(String lower) {
        return WORDS.contains(lower);
    }
}
