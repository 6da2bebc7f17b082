package lyceum.ai.offline;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges whether a sentence can stand without its context. */
final class Standings {
    private static final int LONGEST = 70;
    /** A shorter sentence with a colon at its end only announces what follows. */
    private static final int SHORTEST_COLON = 9;

    private static final String PLACE =
            "(?i:sections?|chapters?|appendix|appendices|figures?|fig\\.|tables?|listings?|pages?|footnotes?"
                    + "|documents?|manuals?|articles?|tutorials?|books?|guides?|papers?|faqs?|lessons?|paragraphs?|examples?|lists?|diagrams?|programs?|code|text)";
    private static final Pattern POINTS = Pattern.compile(
            "\\b(?:this|these|next|previous|following|preceding|last|present|above|foregoing|current|later|earlier|subsequent) "
                    + PLACE
                    + "\\b|\\b" + PLACE + " (?:\\d|[A-Z]\\b|above|below)"
                    + "|\\b(?:the|this|these|those|two|three) (?:following|above|preceding)\\b|\\bas follows\\b"
                    + "|\\b(?:shown|seen|listed|described|discussed|mentioned|noted|given|defined|explained|outlined|presented|stated|detailed"
                    + "|introduced|covered|treated|see|saw|example|said|cited) (?:\\w+ )?(?:above|below|earlier|later|previously|before|elsewhere|here)\\b"
                    + "|\\b(?:[Ss]ee|[Rr]efer to|[Cc]onsult) (?:also |the |our )*(?:[\"“'‘A-Z§\\d]|section|chapter|appendix|documentation|manual|https?:|next|previous|following|"
                    + PLACE + ")"
                    + "|^(?:Above|Below|Here)\\b|\\b[Cc]lick(?:ing)? here\\b|\\b[Ww]e(?: will|'ll| shall|’ll) \\w+|\\b[Ll]et(?:'s|’s| us)\\b"
                    + "|\\b(?:more|details|information) (?:on|about) (?:this|these|that)\\b|\\blike (?:this|so)\\b|https?://|www\\.|\\b(?<!from )(?:above|below)(?=[.,;:)])|^As (?:explained|described|mentioned|discussed|noted|shown|stated|said|seen)\\b|\\bhere (?:is|are) an?\\b|^(?:Much |Some )?[Mm]ore (?:information|details)\\b|^Further [Rr]eading|^(?:We|I) said\\b|\\bin the (?:above|following)\\b"
                    + "|^(?:Please )?[Ss]ee\\b|^For (?:more|further|additional|full|a (?:\\w+ )?(?:description|explanation|discussion|list)) .*\\b(?:see|refer|consult)\\b|\\bsee [^.()]{1,60} for (?:more|further|details|an? )"
                    + "|^[^,]{1,90} (?:is|are) (?:\\w+ )?(?:described|documented|explained|discussed|covered|detailed) in (?:more detail in |detail in )?(?:the )?(?:[\"“A-Z]\\S*|\\S+\\(\\d\\w*\\)|preface)(?: \\S+){0,6}\\.$|^(?:Answer|Solution|Question|Exercise)s?:"
                    + "|\\bas (?:we|you) (?:saw|have seen|noted|mentioned)\\b|\\bthe (?:figure|table|diagram|picture|illustration|screenshot) (?:shows|above|below|on)\\b");
    private static final Pattern INTRODUCES = Pattern.compile(
            "(?:.*\\W)?(?:for example|for instance|like (?:this|so)|as follows|following\\b.*|this|these|below|examples?|here|such as|are|is"
                    + "|includes?|included|including|namely|e\\.g\\.|that|by|with|of|to|and|or|the)\\s*(?:\\([^)]*\\)\\s*)?:",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CONNECTIVE = Pattern.compile(
            "(?:however|moreover|furthermore|therefore|thus|hence|then|also|similarly|likewise|instead|otherwise|nevertheless|nonetheless|still"
                    + "|alternatively|specifically|incidentally|unfortunately|fortunately|surprisingly|whereas|conversely|more precisely|(?:as )?another example|examples? (?:are|is|include|of (?:this|these|such))"
                    + "|yet|so|but|and|or|nor|consequently|accordingly|finally|lastly|next|conversely|again|besides|meanwhile|later|afterwards?|soon|eventually"
                    + "|first(?:ly)?|second(?:ly)?|third(?:ly)?|indeed|actually|rather|too|either|neither|both|such|another|others?|additionally|subsequently"
                    + "|at (?:that|this|the same|the time)|by (?:then|that|this|contrast|now)|since then|until then|after (?:this|that|these|all)|before (?:this|that)"
                    + "|in (?:addition|contrast|other words|short|summary|conclusion|fact|particular|turn|general,|this|that|these|such|both|either|the (?:same|first|second|latter|former|end|other))"
                    + "|as (?:a result|a consequence|such|mentioned|noted|shown|seen|before|above|usual)|on the (?:other|contrary|one)|for (?:this|that|these|example|instance|all|such)"
                    + "|of course|that is|the (?:former|latter|other|others|same|second|third|result|rest|above|reason|answer|reverse|opposite)|one (?:of (?:these|them|the)|such|is|can|way)|(?:each|all|most|some|many|none|few|several|two|three|the (?:two|three|first|second|third)) (?:is|are|was|were|has|have|had|can|may|must|will|do|does|did|\\w+s)(?= (?!of |where |that |which |who |between )\\w)"
                    + "|some of (?:these|them|the)|many of (?:these|them)|most of (?:these|them)|all of (?:these|them|this)|each of (?:these|them)|none of (?:these|them)"
                    + "|an? (?:second|third|further|similar|related|better|final|last) |even (?:so|then|though)|only then|like ?wise|because of (?:this|that|these)|due to (?:this|that|these)"
                    + "|despite (?:this|that|these)|unlike (?:this|that|these)|with (?:this|that|these)|from (?:this|that|these|then)|to (?:this|that|do (?:this|that|so))|if (?:so|not|it|they|this|that)"
                    + "|when (?:it|they|this|that|these)|while (?:it|they|this|these)|because (?:it|they|this)|since (?:it|they|this|these)|although (?:it|they|this|these)|though|as (?:it|they|this))\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern LINKED = Pattern.compile(
            "^(?:\\S+ ){1,4}also\\b|^(?:More|Less|Fewer|Larger|Smaller|Older|Newer|Lower|Higher) (?!(?:and|or|\\S+ than)\\b)(?:(?!\\bthan\\b).)*$|\\b(?:do|does|doing|did) so\\b|\\b(?:instead|as well|too|likewise|either)\\.$|^(?:Because|Although|Whereas|While|Since) [^,]*$|^There (?:is|are) (?:two|three|four|five|several|a few|some|other|also|no such)\\b|\\b[Ss]uch an? |^[^.]{3,60}?, (?:however|therefore|though|then|too),|\\b[Ii]n (?:our|the|his|her) \\w* ?example\\b"
                    + "|^[^.]{0,40}, (?:this|these|those)\\b|^[^.]{0,60}\\b(?:this|these) (?:is|are|was|were|will|can|may|has|have|had|does|do|means|makes|would|could|should|must|might)\\b");
    private static final Set<String> POINTING = Set.of("this", "these", "those", "such", "latter", "former");
    private static final Set<String> CLAUSE = Set.of(
            "to", "that", "which", "who", "whose", "where", "when", "if", "because", "while", "since", "as", "how",
            "what");
    private static final Set<String> THIRD = Set.of(
            "it",
            "its",
            "they",
            "their",
            "them",
            "he",
            "his",
            "him",
            "she",
            "her",
            "hers",
            "itself",
            "themselves",
            "theirs");
    private static final Set<String> HEARER = Set.of("note", "notice", "observe", "recall", "remember", "you", "your");
    private static final Set<String> SPEAKER =
            Set.of("i", "we", "my", "our", "us", "me", "ours", "myself", "ourselves");

    private Standings() {}

    static Standing of(String text, List<Token> tokens) {
        if (!prose(text, tokens) || points(text)) {
            return Standing.UNUSABLE;
        }
        String opening = text.replaceFirst("^[\"“‘'(*]+", "");
        if (CONNECTIVE.matcher(opening).matches() || LINKED.matcher(text).find() || refersBack(tokens)) {
            return Standing.FLOWS;
        }
        boolean alone = text.endsWith(".")
                && !tokens.getFirst().is("VERB")
                && !HEARER.contains(tokens.getFirst().lower())
                && !pronounBeforeVerb(tokens)
                && tokens.stream().noneMatch(token -> pointing(token) || SPEAKER.contains(token.lower()));
        return alone ? Standing.ALONE : Standing.OPENS;
    }

    /** Whether the text points at something that a lesson does not have. */
    static boolean points(String text) {
        return POINTS.matcher(text).find();
    }

    /** A whole declarative sentence of words. */
    private static boolean prose(String text, List<Token> tokens) {
        long words = tokens.stream().filter(Token::word).count();
        long signs = tokens.stream()
                .filter(token -> token.text().matches("[^\\p{L}\\d.,;:!?'\"“”‘’()\\-–—%/]+|.*[_{}<>=|\\\\].*"))
                .count();
        long names = tokens.stream().filter(token -> token.is("PROPN")).count();
        boolean verb = (words > 5 && text.endsWith(".") && names * 3 < words)
                || tokens.stream().anyMatch(token -> token.is("VERB") || token.is("AUX"));
        int first = text.codePointAt(0);
        return verb
                && words >= 4
                && words <= LONGEST
                && signs * 6 <= words
                && (Character.isLetterOrDigit(first) || first == '"' || first == '“' || first == '`')
                && !Character.isLowerCase(first)
                && text.matches("(?s).*(?:[.!][\"”’')\\]]*|:)")
                && !(text.endsWith(":")
                        && (words < SHORTEST_COLON || INTRODUCES.matcher(text).matches()))
                && balanced(text);
    }

    private static boolean balanced(String text) {
        long quotes = text.chars().filter(c -> c == '"').count();
        return count(text, '(') == count(text, ')') && count(text, '“') == count(text, '”') && quotes % 2 == 0;
    }

    private static long count(String text, char sign) {
        return text.chars().filter(c -> c == sign).count();
    }

    /** Whether a pronoun comes before anything that it could stand for. */
    private static boolean refersBack(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            String lower = token.lower();
            if (token.noun() && !StopWords.contains(lower) && !HEARER.contains(lower)) {
                return false;
            }
            if (POINTING.contains(lower) || (THIRD.contains(lower) && !expletive(tokens, i))) {
                return true;
            }
            if (i == 0 && lower.equals("that") && !token.is("SCONJ")) {
                return true;
            }
        }
        return false;
    }

    /** "It is possible to …", "It is known that …": a pronoun that stands for nothing. */
    private static boolean expletive(List<Token> tokens, int at) {
        if (!tokens.get(at).lower().equals("it")
                || at + 2 >= tokens.size()
                || !tokens.get(at + 1).is("AUX")) {
            return false;
        }
        for (int i = at + 2; i < Math.min(tokens.size() - 1, at + 5); i++) {
            String next = tokens.get(i + 1).lower();
            if (tokens.get(i).is("ADJ")
                    || tokens.get(i).is("VERB")
                    || tokens.get(i).is("NOUN")) {
                boolean whom = next.equals("for")
                        && tokens.subList(i, Math.min(tokens.size(), i + 6)).stream()
                                .anyMatch(token -> token.lower().equals("to"));
                return next.equals("to") || next.equals("that") || whom;
            }
        }
        return false;
    }

    /** Whether a verb is certain to carry the sentence: no infinitive, participle or verb of a relative clause. */
    static boolean finite(List<Token> tokens) {
        boolean clause = false;
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (CLAUSE.contains(token.lower())) {
                clause = true;
            } else if (token.is("AUX") || token.is("VERB")) {
                boolean participle =
                        token.is("VERB") && token.lower().matches(".*(?:ing|ed|en)|built|made|held|kept|sent|put|set");
                if (!clause && !participle && i > 0) {
                    return true;
                }
                clause = false;
            }
        }
        return false;
    }

    /** "The points where they cross are …": who they are was said before. */
    private static boolean pronounBeforeVerb(List<Token> tokens) {
        for (Token token : tokens) {
            if (token.is("VERB") || token.is("AUX")) {
                return false;
            }
            if (THIRD.contains(token.lower())) {
                return true;
            }
        }
        return false;
    }

    private static boolean pointing(Token token) {
        return POINTING.contains(token.lower()) && !token.lower().equals("such");
    }
}
