package org.jyodide;

import java.time.Duration;

/**
 * What an {@link InterpreterPool} has done and does.
 *
 * @param inUse interpreters that are borrowed now
 * @param ready interpreters that wait to be borrowed
 * @param waiting threads that wait for one
 * @param created how many were made so far
 * @param borrowed how often one was borrowed
 * @param discarded how many were closed, because they could not be reset or nobody wanted them
 * @param waited how long threads have waited, all together
 */
public record PoolMetrics(
    int inUse,
    int ready,
    int waiting,
    long created,
    long borrowed,
    long discarded,
    Duration waited) {}
