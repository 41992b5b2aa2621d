package org.jyodide.vfs;

/**
 * One entry of a directory listing.
 *
 * @param name a single component, {@code .} and {@code ..} included
 * @param inode number of the inode
 * @param type kind of the inode
 * @param next the cursor of the entry after this one
 */
public record DirectoryEntry(String name, long inode, FileType type, long next) {}
