"""Contract suites, parametrised over the registries: a plug-in is tested by writing nothing."""
