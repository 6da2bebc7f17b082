package lyceum.accounts.audit;

import java.util.regex.Pattern;

/** Addresses made coarse before they are kept: enough to see where a request came from, too little to see who it was. */
public final class Networks {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.\\d{1,3}");
    private static final Pattern MAPPED = Pattern.compile("(?i)::ffff:(\\d{1,3}(?:\\.\\d{1,3}){3})");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final int GROUPS_KEPT = 3;
    private static final int GROUPS = 8;

    private Networks() {}

    /** The /24 of an IPv4 address or the /48 of an IPv6 address; empty for any other text. */
    public static String of(String address) {
        var mapped = MAPPED.matcher(address);
        var ipv4 = IPV4.matcher(mapped.matches() ? mapped.group(1) : address);
        if (ipv4.matches()) {
            return octet(ipv4.group(1)) && octet(ipv4.group(2)) && octet(ipv4.group(3))
                    ? ipv4.group(1) + "." + ipv4.group(2) + "." + ipv4.group(3) + ".0/24"
                    : "";
        }
        return address.contains(":") ? ipv6(address) : "";
    }

    private static boolean octet(String digits) {
        return Integer.parseInt(digits) < 256;
    }

    private static String ipv6(String address) {
        int gap = address.indexOf("::");
        String[] head = groups(gap < 0 ? address : address.substring(0, gap));
        String[] tail = groups(gap < 0 ? "" : address.substring(gap + 2));
        int missing = GROUPS - head.length - tail.length;
        if (gap < 0 ? missing != 0 : missing < 1) {
            return "";
        }
        var kept = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            String group =
                    i < head.length ? head[i] : i < head.length + missing ? "0" : tail[i - head.length - missing];
            if (!GROUP.matcher(group).matches()) {
                return "";
            }
            if (i < GROUPS_KEPT) {
                kept.append(Integer.toHexString(Integer.parseInt(group, 16))).append(':');
            }
        }
        return kept + ":/48";
    }

    private static String[] groups(String part) {
        return part.isEmpty() ? new String[0] : part.split(":", -1);
    }
}
