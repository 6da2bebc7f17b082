package lyceum.local.metrics;

/**
 * Several values summed up by whoever measured them. Where they differ no percentile can be told of them, nor of anything that they are
 * added to.
 */
public record StatisticSet(double count, double sum, double minimum, double maximum) {}
