package org.jyodide.vfs;

/** Where the mode, the owner and the times of one inode are kept. */
public interface InodeAttributes {
  /** A time that says "leave this one as it is". */
  long OMIT = Long.MIN_VALUE;

  /** What is known; size and device are filled in by inode and mount. */
  Stat stat();

  /** Sets the permission bits (the low twelve of the mode). */
  void setPermissions(int permissions);

  /** Sets owner and group; -1 leaves one as it is. */
  void setOwner(int userId, int groupId);

  /** Sets the times in nanoseconds since 1970; {@link #OMIT} leaves one as it is. */
  void setTimes(long accessTime, long modificationTime);
}
