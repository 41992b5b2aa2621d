/** Puts wheels where Python finds them, and takes them away. */
package org.jyodide.packages.internal.install;
