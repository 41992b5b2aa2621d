package org.jyodide.vfs;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The table of open file descriptors of one process. A new descriptor is always the lowest free
 * number. Used by one guest thread at a time.
 */
public final class FileDescriptors {
  /** Most descriptors of a process in Emscripten. */
  public static final int DEFAULT_LIMIT = 4096;

  private final int limit;
  private final Map<Integer, Slot> slots = new HashMap<>();
  private final BitSet used = new BitSet();

  private record Slot(OpenFile file, boolean closeOnExec) {}

  /** A table for descriptors below {@link #DEFAULT_LIMIT}. */
  public FileDescriptors() {
    this(DEFAULT_LIMIT);
  }

  /** A table for descriptors below a limit. */
  public FileDescriptors(int limit) {
    this.limit = limit;
  }

  /** Most descriptors that can be open. */
  public int limit() {
    return limit;
  }

  /**
   * Gives a file its first or another descriptor.
   *
   * @throws ErrnoException {@link Errno#EMFILE}; a file without other descriptors is closed then
   */
  public int add(OpenFile file, boolean closeOnExec) {
    return addFrom(0, file, closeOnExec);
  }

  /** The file of a descriptor; {@link Errno#EBADF} if it is not open. */
  public OpenFile get(int descriptor) {
    return slot(descriptor).file();
  }

  /** Whether the descriptor is open. */
  public boolean isOpen(int descriptor) {
    return descriptor >= 0 && used.get(descriptor);
  }

  /** All open descriptors in ascending order. */
  public int[] open() {
    return used.stream().toArray();
  }

  /** Closes a descriptor, and with the last one its file. */
  public void close(int descriptor) {
    OpenFile file = get(descriptor);
    used.clear(descriptor);
    slots.remove(descriptor);
    file.release();
  }

  /** A second descriptor for the same open file, the lowest free one. */
  public int duplicate(int descriptor) {
    return addFrom(0, get(descriptor), false);
  }

  /**
   * A second descriptor for the same open file, the lowest free one from {@code least} upwards
   * ({@code F_DUPFD}); {@link Errno#EINVAL} if that is negative or too large.
   */
  public int duplicate(int descriptor, int least, boolean closeOnExec) {
    OpenFile file = get(descriptor);
    if (least < 0 || least >= limit) {
      throw Errno.EINVAL.exception();
    }
    return addFrom(least, file, closeOnExec);
  }

  /**
   * Makes {@code target} a descriptor for the open file of {@code source}, after closing what it
   * was ({@code dup3}). Equal numbers are {@link Errno#EINVAL}.
   */
  public int duplicateTo(int source, int target, boolean closeOnExec) {
    OpenFile file = get(source);
    if (source == target) {
      throw Errno.EINVAL.exception();
    }
    if (target < 0 || target >= limit) {
      throw Errno.EBADF.exception();
    }
    file.retain();
    if (isOpen(target)) {
      OpenFile previous = get(target);
      put(target, file, closeOnExec);
      previous.release();
    } else {
      put(target, file, closeOnExec);
    }
    return target;
  }

  /** Whether the descriptor carries {@code FD_CLOEXEC}. */
  public boolean isCloseOnExec(int descriptor) {
    return slot(descriptor).closeOnExec();
  }

  /** Sets or clears {@code FD_CLOEXEC}. */
  public void setCloseOnExec(int descriptor, boolean value) {
    slots.put(descriptor, new Slot(get(descriptor), value));
  }

  /** Closes every descriptor; files whose closing fails are closed all the same. */
  public void closeAll() {
    for (int descriptor : open()) {
      try {
        close(descriptor);
      } catch (ErrnoException e) {
        // The process ends: nobody is left to hear of it.
      }
    }
  }

  private int addFrom(int least, OpenFile file, boolean closeOnExec) {
    int descriptor = used.nextClearBit(least);
    file.retain();
    if (descriptor >= limit) {
      file.release();
      throw Errno.EMFILE.exception();
    }
    put(descriptor, file, closeOnExec);
    return descriptor;
  }

  private void put(int descriptor, OpenFile file, boolean closeOnExec) {
    slots.put(descriptor, new Slot(file, closeOnExec));
    used.set(descriptor);
  }

  private Slot slot(int descriptor) {
    Slot slot = slots.get(descriptor);
    if (slot == null) {
      throw Errno.EBADF.exception();
    }
    return slot;
  }
}
