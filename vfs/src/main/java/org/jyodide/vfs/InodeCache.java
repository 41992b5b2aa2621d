package org.jyodide.vfs;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The inodes of one directory that somebody still holds, by name. It gives inodes their identity in
 * trees that make them on demand, and lets go of those that nobody uses.
 */
public final class InodeCache {
  private static final int FIRST_SWEEP = 64;

  private final Map<String, WeakReference<Inode>> inodes = new HashMap<>();
  private int nextSweep = FIRST_SWEEP;

  /** The inode of that name, if it is in use. */
  public Optional<Inode> get(String name) {
    WeakReference<Inode> reference = inodes.get(name);
    return reference == null ? Optional.empty() : Optional.ofNullable(reference.get());
  }

  /** Remembers an inode under a name. */
  public void put(String name, Inode inode) {
    inodes.put(name, new WeakReference<>(inode));
    if (inodes.size() >= nextSweep) {
      inodes.values().removeIf(reference -> reference.get() == null);
      nextSweep = Math.max(FIRST_SWEEP, 2 * inodes.size());
    }
  }

  /** Forgets a name and returns what was known under it. */
  public Optional<Inode> remove(String name) {
    Optional<Inode> known = get(name);
    inodes.remove(name);
    return known;
  }
}
