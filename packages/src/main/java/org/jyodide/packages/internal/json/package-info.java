/** JSON and TOML. */
package org.jyodide.packages.internal.json;
