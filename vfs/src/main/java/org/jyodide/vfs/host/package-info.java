/** File trees that show a directory of the host. */
package org.jyodide.vfs.host;
