/** Wheels: the archive, what it says of itself, and the checks that it has to pass. */
package org.jyodide.packages.internal.wheel;
