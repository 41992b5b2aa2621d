/**
 * Installs Python packages: {@link org.jyodide.packages.Packages} is where to start.
 *
 * <p>Requirements are resolved and wheels are fetched, checked and unpacked by Java; installing
 * runs no code of a package, and Python needs no access to the network for it.
 */
package org.jyodide.packages;
