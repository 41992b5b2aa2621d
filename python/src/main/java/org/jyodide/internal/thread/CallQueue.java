package org.jyodide.internal.thread;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Calls from other threads, in order of arrival. */
final class CallQueue {
  private final ConcurrentLinkedQueue<Job> jobs = new ConcurrentLinkedQueue<>();

  void add(Job job) {
    jobs.add(job);
  }

  boolean isEmpty() {
    return jobs.isEmpty();
  }

  /** The first call; it is the caller's to run. */
  @Nullable Job first() {
    return jobs.poll();
  }

  /** Whether there is one that can run beside another. */
  boolean isWaiting() {
    if (jobs.isEmpty()) {
      return false;
    }
    for (Job job : jobs) {
      if (!job.isLast()) {
        return true;
      }
    }
    return false;
  }

  /** The first call that can run beside another; it is the caller's to run. */
  @Nullable Job next() {
    for (Job job : jobs) {
      if (!job.isLast() && jobs.remove(job)) {
        return job;
      }
    }
    return null;
  }
}
