package org.jyodide.vfs;

/**
 * What {@code stat} tells about an inode. Times are nanoseconds since 1970 (UTC), enough for the
 * years 1677 to 2262; later and earlier ones are clamped.
 *
 * @param device number of the mount
 * @param inode number of the inode, unique in its mount
 * @param mode type and permission bits
 * @param links names that the inode has; 0 once it is removed
 * @param userId owner
 * @param groupId group
 * @param deviceType major and minor number of a device, see {@link Device#number(int, int)}; else 0
 * @param size bytes
 * @param accessTime last access
 * @param modificationTime last change of the content
 * @param changeTime last change of the inode
 * @param allocatedBytes bytes of storage in use, less than the size in a sparse file
 */
public record Stat(
    int device,
    long inode,
    int mode,
    int links,
    int userId,
    int groupId,
    int deviceType,
    long size,
    long accessTime,
    long modificationTime,
    long changeTime,
    long allocatedBytes) {
  /** Preferred size of an input or output operation, in bytes. */
  public static final int BLOCK_SIZE = 4096;

  private static final long NANOS = 1_000_000_000L;

  /** The kind of the inode. */
  public FileType type() {
    return FileType.of(mode);
  }

  /** Storage in units of 512 bytes ({@code st_blocks}). */
  public long blocks() {
    return (allocatedBytes + 511) / 512;
  }

  /** The same with another device number. */
  public Stat withDevice(int number) {
    return new Stat(
        number,
        inode,
        mode,
        links,
        userId,
        groupId,
        deviceType,
        size,
        accessTime,
        modificationTime,
        changeTime,
        allocatedBytes);
  }

  /** The same with another size and storage. */
  public Stat withSize(long bytes, long allocated) {
    return new Stat(
        device,
        inode,
        mode,
        links,
        userId,
        groupId,
        deviceType,
        bytes,
        accessTime,
        modificationTime,
        changeTime,
        allocated);
  }

  /** The same with another number of names. */
  public Stat withLinks(int count) {
    return new Stat(
        device,
        inode,
        mode,
        count,
        userId,
        groupId,
        deviceType,
        size,
        accessTime,
        modificationTime,
        changeTime,
        allocatedBytes);
  }

  /** The same with the numbers of a device. */
  public Stat withDeviceType(int number) {
    return new Stat(
        device,
        inode,
        mode,
        links,
        userId,
        groupId,
        number,
        size,
        accessTime,
        modificationTime,
        changeTime,
        allocatedBytes);
  }

  /** The whole seconds of a time, rounded towards the past. */
  public static long seconds(long time) {
    return Math.floorDiv(time, NANOS);
  }

  /** The nanoseconds of a time within its second. */
  public static int nanos(long time) {
    return (int) Math.floorMod(time, NANOS);
  }

  /** A time from seconds and nanoseconds, clamped to what 64 bits of nanoseconds can hold. */
  public static long time(long seconds, long nanos) {
    long limit = Long.MAX_VALUE / NANOS - 1;
    return Math.max(-limit, Math.min(limit, seconds)) * NANOS + nanos;
  }
}
