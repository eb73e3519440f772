"""The writing partner: it proposes and says why; the writer decides.

Pure: texts and records in, proposals out. Models of language and providers are handed in.
"""
