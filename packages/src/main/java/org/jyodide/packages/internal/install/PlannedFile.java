package org.jyodide.packages.internal.install;

/**
 * A file that an installation makes.
 *
 * @param path relative to the prefix
 */
record PlannedFile(String path, byte[] content, boolean executable) {}
