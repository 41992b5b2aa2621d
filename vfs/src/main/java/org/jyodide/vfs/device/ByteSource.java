package org.jyodide.vfs.device;

/** Where a stream device gets its input. Read by the guest thread only. */
public interface ByteSource {
  /** What {@link #read} answers at the end of the input. */
  int END = -1;

  /** An input that has ended. */
  ByteSource EMPTY =
      new ByteSource() {
        // No lambda: those of an interface's initializer are in no archive of classes.
        @Override
        public int read(byte[] target, int offset, int length) {
          return END;
        }
      };

  /**
   * Reads what is there without waiting: the number of bytes, 0 if there are none yet, {@link #END}
   * at the end. A source that answers 0 signals the file system's {@link org.jyodide.vfs.WaitQueue}
   * when that changes. A source that waits here cannot be interrupted.
   */
  int read(byte[] target, int offset, int length);

  /** Whether {@link #read} would answer something else than 0. */
  default boolean isReady() {
    return true;
  }
}
