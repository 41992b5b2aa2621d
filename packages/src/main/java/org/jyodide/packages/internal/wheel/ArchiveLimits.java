package org.jyodide.packages.internal.wheel;

/**
 * How large an archive may get.
 *
 * @param bytes of all files together, unpacked
 * @param ratio of unpacked to packed bytes, where it is not small anyway
 */
public record ArchiveLimits(long bytes, long ratio) {
  /** What no sound wheel comes near: 1 GiB, and 200 times its size. */
  public static final ArchiveLimits STANDARD = new ArchiveLimits(1L << 30, 200);

  /** Below this nobody is hurt: text and tables of zeros may be packed very well. */
  private static final long SMALL = 32L << 20;

  boolean allows(long unpacked, long packed) {
    return unpacked <= bytes && (unpacked <= SMALL || unpacked / Math.max(1, packed) <= ratio);
  }
}
