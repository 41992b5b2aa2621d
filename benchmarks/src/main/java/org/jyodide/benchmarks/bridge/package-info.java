/** What the bridge between Java and Python costs, and what others' bridges cost. */
package org.jyodide.benchmarks.bridge;
