/** File trees that show the content of a zip archive. */
package org.jyodide.vfs.archive;
