package org.jyodide.vfs.memory;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.jyodide.vfs.HeapAttributes;
import org.jyodide.vfs.Inode;
import org.jyodide.vfs.Stat;
import org.jyodide.vfs.StoredAttributes;

/** The attributes of an inode below, until the first change; then a copy of them. */
final class OverlayAttributes implements HeapAttributes {
  private final Inode lower;
  private final InstantSource clock;
  private Runnable keep = () -> {};
  private @Nullable StoredAttributes copy;

  OverlayAttributes(Inode lower, InstantSource clock) {
    this.lower = lower;
    this.clock = clock;
  }

  /** Sets what makes sure, before each change, that the inode is held by its directory. */
  void beforeChange(Runnable action) {
    keep = action;
  }

  /** Gets ready for a change: copies the attributes and has the inode held. */
  void prepareChange() {
    own();
  }

  @Override
  public Stat stat() {
    return copy == null ? lower.stat().withLinks(1) : copy.stat();
  }

  @Override
  public int links() {
    return copy == null ? 1 : copy.links();
  }

  @Override
  public void setLinks(int count) {
    own().setLinks(count);
  }

  @Override
  public void modified() {
    own().modified();
  }

  @Override
  public void changed() {
    own().changed();
  }

  @Override
  public void setPermissions(int permissions) {
    own().setPermissions(permissions);
  }

  @Override
  public void setOwner(int userId, int groupId) {
    own().setOwner(userId, groupId);
  }

  @Override
  public void setTimes(long accessTime, long modificationTime) {
    own().setTimes(accessTime, modificationTime);
  }

  private StoredAttributes own() {
    keep.run();
    if (copy == null) {
      copy = new StoredAttributes(lower.stat(), clock);
    }
    return copy;
  }
}
