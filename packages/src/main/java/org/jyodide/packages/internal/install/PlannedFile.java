package org.jyodide.packages.internal.install;

/**
 * A file that an installation makes.
 *
 * @param path relative to the prefix
 * @param compiled whether it was made of another one that the wheel has
 */
record PlannedFile(String path, byte[] content, boolean executable, boolean compiled) {}
