/**
 * The virtual file system: paths, inodes, open files, descriptors. It knows neither Python nor
 * WebAssembly.
 *
 * <p>Start with {@link org.jyodide.vfs.VirtualFileSystem}, then {@link org.jyodide.vfs.OpenFile}. A
 * backend implements {@link org.jyodide.vfs.FileTree} and {@link org.jyodide.vfs.Directory}.
 */
package org.jyodide.vfs;
