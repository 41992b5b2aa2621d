/** Fetches files, checks their hashes and keeps them. */
package org.jyodide.packages.internal.store;
