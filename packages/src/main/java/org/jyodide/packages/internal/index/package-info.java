/** Where wheels come from: indexes, directories, lock files, and pip's configuration. */
package org.jyodide.packages.internal.index;
