module com.acme {
  requires org.jyodide.python;
}
