package org.jyodide.vfs.host;

/** Which symbolic links a guest may leave on the host, where other programs would follow them. */
public enum HostLinks {
  /**
   * Only those with a relative target that never goes up. Such a link stays inside the mounted
   * directory wherever it is moved to, so that no program of the host can be led elsewhere by it.
   */
  CONTAINED,

  /** All. For guests that are trusted as much as the programs of the host. */
  ANY
}
