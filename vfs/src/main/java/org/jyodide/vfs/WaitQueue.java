package org.jyodide.vfs;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the guest thread waits for pipes, devices and time. Whoever changes the readiness of an
 * open file calls {@link #signal}; whoever waits takes a ticket, tries, and waits for a change
 * since the ticket, so that no change is missed. Safe for use by several threads.
 */
public final class WaitQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long generation;
  private boolean interrupted;

  /** The present moment, to be taken before looking at the state that is waited for. */
  public long ticket() {
    lock.lock();
    try {
      return generation;
    } finally {
      lock.unlock();
    }
  }

  /** Wakes all that wait, because some state changed. */
  public void signal() {
    lock.lock();
    try {
      generation++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the guest's wait, or else its next one, with {@link Errno#EINTR}. May be called by any
   * thread.
   */
  public void interrupt() {
    lock.lock();
    try {
      interrupted = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits on the guest thread until something was signalled after the ticket was taken.
   *
   * @throws ErrnoException {@link Errno#EINTR} after {@link #interrupt}, or when the Java thread is
   *     interrupted (which this clears: the error is how the guest hears of it)
   */
  public void await(long ticket) {
    awaitUntil(ticket, Long.MAX_VALUE);
  }

  /**
   * Waits as {@link #await} does, but not longer than to a deadline on {@link System#nanoTime};
   * {@code Long.MAX_VALUE} is none.
   *
   * @return false if the time ran out
   */
  public boolean awaitUntil(long ticket, long deadline) {
    try {
      return awaitChange(ticket, deadline, true);
    } catch (InterruptedException e) {
      throw Errno.EINTR.exception();
    }
  }

  /** Waits on a thread of the host, which {@link #interrupt} does not concern. */
  void awaitAsHost(long ticket) throws InterruptedException {
    awaitChange(ticket, Long.MAX_VALUE, false);
  }

  private boolean awaitChange(long ticket, long deadline, boolean guest)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (generation == ticket) {
        if (guest && interrupted) {
          interrupted = false;
          throw new InterruptedException();
        }
        if (deadline == Long.MAX_VALUE) {
          changed.await();
        } else {
          long left = deadline - System.nanoTime();
          if (left <= 0) {
            return false;
          }
          changed.awaitNanos(left);
        }
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
