/** Chooses versions that fit together. */
package org.jyodide.packages.internal.resolve;
