"""The screens, a module a subject. None knows another; `table` lists them."""
