package org.jyodide.vfs;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Attributes that live in the heap. The access time is that of the creation until somebody sets it:
 * reading does not change it, as on a file system mounted with {@code noatime}.
 */
public final class StoredAttributes implements HeapAttributes {
  private final long number;
  private final InstantSource clock;
  private final int type;
  private int permissions;
  private int links = 1;
  private int userId;
  private int groupId;
  private long accessTime;
  private long modificationTime;
  private long changeTime;

  /** Attributes of a new inode: its number in the tree, the whole mode, and the clock for times. */
  public StoredAttributes(long number, int mode, InstantSource clock) {
    this.number = number;
    this.clock = clock;
    this.type = mode & FileType.MASK;
    this.permissions = mode & 07777;
    long now = now(clock);
    accessTime = now;
    modificationTime = now;
    changeTime = now;
  }

  /** Attributes that start as a copy of another inode's, under the number given there. */
  public StoredAttributes(Stat stat, InstantSource clock) {
    this.number = stat.inode();
    this.clock = clock;
    this.type = stat.mode() & FileType.MASK;
    this.permissions = stat.mode() & 07777;
    userId = stat.userId();
    groupId = stat.groupId();
    accessTime = stat.accessTime();
    modificationTime = stat.modificationTime();
    changeTime = stat.changeTime();
  }

  /** The time of a clock in nanoseconds since 1970. */
  public static long now(InstantSource clock) {
    Instant now = clock.instant();
    return Stat.time(now.getEpochSecond(), now.getNano());
  }

  @Override
  public Stat stat() {
    return new Stat(
        0,
        number,
        type | permissions,
        links,
        userId,
        groupId,
        0,
        0,
        accessTime,
        modificationTime,
        changeTime,
        0);
  }

  /** The inode's number in its tree. */
  public long number() {
    return number;
  }

  @Override
  public int links() {
    return links;
  }

  @Override
  public void setLinks(int count) {
    links = count;
    changed();
  }

  @Override
  public void setPermissions(int permissions) {
    this.permissions = permissions & 07777;
    changed();
  }

  @Override
  public void setOwner(int userId, int groupId) {
    this.userId = userId == -1 ? this.userId : userId;
    this.groupId = groupId == -1 ? this.groupId : groupId;
    changed();
  }

  @Override
  public void setTimes(long accessTime, long modificationTime) {
    this.accessTime = accessTime == OMIT ? this.accessTime : accessTime;
    this.modificationTime = modificationTime == OMIT ? this.modificationTime : modificationTime;
    changed();
  }

  @Override
  public void modified() {
    modificationTime = now(clock);
    changeTime = modificationTime;
  }

  @Override
  public void changed() {
    changeTime = now(clock);
  }
}
