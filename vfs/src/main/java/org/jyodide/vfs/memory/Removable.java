package org.jyodide.vfs.memory;

/** An inode that wants to know when its last name is gone. */
interface Removable {
  void removed();
}
