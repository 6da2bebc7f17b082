package lyceum.local.gateway;

/**
 * The stage's access log.
 *
 * @param group its log group
 * @param format of a line
 */
record AccessLog(String group, Text format) {}
