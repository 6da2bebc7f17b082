/** The template's queues, on ElasticMQ in memory: jobs survive a stop by their own sweeper, not by the queue. */
@NullMarked
package lyceum.local.queues;

import org.jspecify.annotations.NullMarked;
