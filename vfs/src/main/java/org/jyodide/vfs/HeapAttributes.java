package org.jyodide.vfs;

/** Attributes that live in the heap and are told what happens to their inode. */
public interface HeapAttributes extends InodeAttributes {
  /** How many names the inode has. */
  int links();

  /** Sets how many names the inode has, which changes the inode. */
  void setLinks(int count);

  /** Notes that the content changed now. */
  void modified();

  /** Notes that the inode changed now. */
  void changed();
}
