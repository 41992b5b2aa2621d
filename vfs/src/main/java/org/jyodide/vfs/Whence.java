package org.jyodide.vfs;

/** What the offset of a {@code seek} counts from, in the order of the C constants. */
public enum Whence {
  /** The start of the file. */
  SET,
  /** The present position. */
  CURRENT,
  /** The end of the file. */
  END;

  private static final Whence[] BY_NUMBER = values();

  /** The one with the C constant's number; {@link Errno#EINVAL} for others. */
  public static Whence of(int number) {
    if (number < 0 || number >= BY_NUMBER.length) {
      throw Errno.EINVAL.exception();
    }
    return BY_NUMBER[number];
  }
}
